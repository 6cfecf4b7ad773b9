// A program that must not ask the network ends when it does.
const net = require("node:net");

net.Socket.prototype.connect = (...where) => {
  console.error("asked the network:", ...where);
  process.exit(1);
};
