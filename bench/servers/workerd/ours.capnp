# Ours, as `wrangler deploy` would upload it. The settings are the defaults, and no page is asked for.

using Workerd = import "/workerd/workerd.capnp";
using Common = import "common.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker.js", esModule = embed "../../results/worker/worker.js")],
    compatibilityDate = Common.compatibilityDate,
  ))],
  sockets = [Common.socket],
);
