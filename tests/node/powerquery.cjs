// Reads a Power Query program from standard input and says what its grammar does not allow.
const { DefaultSettings, ResultUtils, TaskUtils } = require("@microsoft/powerquery-parser");

const text = require("node:fs").readFileSync(0, "utf8");
TaskUtils.tryLexParse(DefaultSettings, text).then((task) => {
  if (task.resultKind === "Ok") return console.log(task.ast?.kind ?? task.stage);
  console.error(task.error.message);
  process.exitCode = 1;
});
