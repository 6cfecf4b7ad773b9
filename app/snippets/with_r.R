figures <- read.csv(
  "{site}/api/v1/observations.csv?indicator={indicator}",
  fileEncoding = "UTF-8-BOM",
  colClasses = "character",
  na.strings = ""
)
numbers <- c("OBS_VALUE", "LOW", "HIGH")
figures[numbers] <- lapply(figures[numbers], as.numeric)

facts <- subset(figures, CLAIM_RANK == "1")
exact <- subset(facts, COMPARATOR == "EQ")

columns <- c("REF_AREA_NAME", "TIME_PERIOD", "MEASURE_ROLE", "COMPARATOR", numbers, "CITATION")
print(facts[columns], row.names = FALSE)
cat(nrow(exact), "/", nrow(facts), "EQ\n")
