# The bare Worker.

using Workerd = import "/workerd/workerd.capnp";
using Common = import "common.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "bare.mjs", esModule = embed "bare.mjs")],
    compatibilityDate = Common.compatibilityDate,
  ))],
  sockets = [Common.socket],
);
