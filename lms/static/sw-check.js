/* Answers for the check page, and for nothing else, where there is no network. check.js fills the store. */
"use strict";
var STORE = "check-1";
var PATIENCE = 8000;

self.addEventListener("install", function () { self.skipWaiting(); });

self.addEventListener("fetch", function (event) {
  var url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) { return; }
  var page = /^\/(km|en)\/(c\/[^/]+|check)$/.exec(url.pathname);
  if (event.request.mode === "navigate") {
    if (page) { event.respondWith(fromNetworkOr(event.request, "/" + page[1] + "/check")); }
  } else if (url.pathname.indexOf("/static/") === 0) {
    event.respondWith(kept(event.request.url).then(function (found) { return found || fetch(event.request); }));
  }
});

function kept(address) {
  return caches.open(STORE).then(function (store) { return store.match(address, { ignoreVary: true }); });
}

/* A network that does not answer in time, or only with a failure of its own, is none. */
function fromNetworkOr(request, address) {
  return new Promise(function (resolve) {
    function fallBack(answer) {
      kept(address).then(function (found) { resolve(found || answer || Response.error()); });
    }
    setTimeout(fallBack, PATIENCE);
    fetch(request).then(function (answer) {
      if (answer.status < 500) { resolve(answer); } else { fallBack(answer); }
    }, function () { fallBack(); });
  });
}
