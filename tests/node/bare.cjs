// Takes from a lock file what npm notes beside versions and hashes: where to send money, which is an address.
const fs = require("node:fs");

const file = process.argv[2];
const lock = JSON.parse(fs.readFileSync(file, "utf8"));
for (const each of Object.values(lock.packages)) delete each.funding;
fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
