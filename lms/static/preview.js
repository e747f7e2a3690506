/* The preview follows what is written: a save shows in the phone, and the phone takes along what stands beside it. */
(function () {
  "use strict";
  var whole = document.querySelector("[data-preview]");
  var phone = whole && whole.querySelector("iframe");
  if (!phone || !window.fetch) { return; }
  var status = whole.querySelector("[role=status]");
  var shown = location.pathname;
  var at = null;

  /* Bring what stands beside the phone up to date, or to another step. */
  function beside(path) {
    if (!whole.querySelector("[data-live]")) { return; }
    fetch(path, { credentials: "same-origin" }).then(function (answer) {
      return answer.ok ? answer.text() : null;
    }).then(function (text) {
      if (text === null) { return; }
      var news = new DOMParser().parseFromString(text, "text/html");
      var open = Array.prototype.map.call(whole.querySelectorAll("details"), function (one) { return one.open; });
      Array.prototype.forEach.call(whole.querySelectorAll("[data-live]"), function (old, place) {
        var fresh = news.querySelectorAll("[data-live]")[place];
        if (fresh) { old.replaceWith(document.importNode(fresh, true)); }
      });
      Array.prototype.forEach.call(whole.querySelectorAll("details"), function (one, place) { one.open = open[place]; });
      if (path !== shown) { shown = path; history.replaceState(null, "", path); }
    });
  }

  function inside() {
    try { return phone.contentWindow.location.pathname; } catch (error) { return ""; }
  }

  /* The phone went to another step by itself: take along what stands beside it. */
  var reloading = false;
  phone.addEventListener("load", function () {
    var path = inside();
    var moved = at !== null && path !== at;
    at = path;
    if (reloading) { reloading = false; beside(shown); return; }
    if (moved && path.indexOf("/frame/") !== -1) { beside(path.replace("/frame/", "/preview/")); }
  });

  /* A save: show the same step again at the same height. */
  function refresh(address) {
    var window_ = phone.contentWindow;
    var height = window_.scrollY;
    reloading = true;
    phone.addEventListener("load", function once() {
      phone.removeEventListener("load", once);
      phone.contentWindow.scrollTo(0, height);
      if (status) { status.textContent = status.getAttribute("data-saved"); }
    });
    window_.location.replace(address || window_.location.href);
  }

  /* The editor, in this window or another, says which unit was saved, and in which line of which file.
     Beside the editor the phone goes to the step that is written at. */
  var unit = whole.getAttribute("data-unit");
  var finds = whole.getAttribute("data-finds");
  if (unit && window.BroadcastChannel) {
    new BroadcastChannel("lms-saved").addEventListener("message", function (event) {
      var saved = event.data;
      if (saved.unit !== unit && saved.unit !== "_shared") { return; }
      refresh(finds && saved.file && finds + "?file=" + encodeURIComponent(saved.file) + "&line=" + saved.line);
    });
  }

  /* A folder: the program answers as soon as a file has changed. */
  var news = whole.getAttribute("data-news");
  function ask(since) {
    fetch(news + "?since=" + since, { cache: "no-store" }).then(function (answer) { return answer.json(); }).then(function (said) {
      if (since >= 0 && said.version !== since) { refresh(""); }
      ask(said.version);
    }).catch(function () { setTimeout(ask, 1000, since); });
  }
  if (news) { ask(-1); }
})();
