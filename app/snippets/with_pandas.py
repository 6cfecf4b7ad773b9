import pandas as pd

figures = pd.read_csv(
    "{site}/api/v1/observations.csv?indicator={indicator}",
    encoding="utf-8-sig",
    dtype="str",
    keep_default_na=False,
    na_values=[""],
)
numbers = ["OBS_VALUE", "LOW", "HIGH"]
figures[numbers] = figures[numbers].apply(pd.to_numeric)

facts = figures[figures["CLAIM_RANK"] == "1"]
exact = facts[facts["COMPARATOR"] == "EQ"]

columns = ["REF_AREA_NAME", "TIME_PERIOD", "MEASURE_ROLE", "COMPARATOR", *numbers, "CITATION"]
print(facts[columns].to_string(index=False))
print(len(exact), "/", len(facts), "EQ")
