let
    Answer = Web.Contents(
        "{site}",
        [RelativePath = "api/v1/observations.csv", Query = [indicator = "{indicator}"]]
    ),
    Lines = Csv.Document(Answer, [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),
    Named = Table.PromoteHeaders(Lines, [PromoteAllScalars = true]),
    Blanks = Table.ReplaceValue(Named, "", null, Replacer.ReplaceValue, Table.ColumnNames(Named)),
    Typed = Table.TransformColumnTypes(Blanks, {
        {types}
    }, "en-US"),
    Facts = Table.SelectRows(Typed, each [CLAIM_RANK] = 1)
in
    Facts
