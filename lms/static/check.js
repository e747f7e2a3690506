/* Reads the signed statement in a certificate's code and says what it is worth, with or without a network.
   The bytes are described in lms/certificates/statement.py. */
(function () {
  "use strict";
  var STORE = "check-1", DATA = "/check/data.json", DAY = 86400000, OLD = 30 * DAY, CAMBODIA = 7 * 3600000;
  var box = document.getElementById("check");
  var language = document.documentElement.lang;
  var statement = location.hash.slice(1);

  function show(name) {
    box.querySelectorAll("[data-note=" + name + "]").forEach(function (one) { one.hidden = false; });
  }

  function fill(name, words) {
    box.querySelectorAll("[data-fact=" + name + "]").forEach(function (one) { one.textContent = words; });
  }

  function say(verdict) {
    var title = box.querySelector("h1");
    title.textContent = box.dataset[verdict];
    title.className = "verdict " + (verdict === "changed" ? "revoked" : verdict);
  }

  function inWords(time) {
    var day = new Date(time);
    var words = day.getUTCDate() + " " + box.dataset.months.split("|")[day.getUTCMonth()] + " " + day.getUTCFullYear();
    return language !== "km" ? words : words.replace(/[0-9]/g, function (digit) {
      return String.fromCharCode(0x17e0 + Number(digit));
    });
  }

  /* Null for what is no statement, and for other letters that mean the same bytes. */
  function bytesOf(text) {
    try {
      var binary = atob(text.split("-").join("+").split("_").join("/"));
      var again = btoa(binary).split("+").join("-").split("/").join("_").replace(/=+$/, "");
      return again === text ? Uint8Array.from(binary, function (sign) { return sign.charCodeAt(0); }) : null;
    } catch (error) {
      return null;
    }
  }

  function hex(bytes) {
    return Array.from(bytes, function (byte) { return ("0" + byte.toString(16)).slice(-2); }).join("");
  }

  function read(bytes) {
    var view = new DataView(bytes.buffer), place = 30, texts = [];
    while (place < bytes.length - 64) {
      var length = view.getUint16(place);
      texts.push(new TextDecoder().decode(bytes.subarray(place + 2, place + 2 + length)));
      place += 2 + length;
    }
    return {
      award: hex(bytes.subarray(5, 21)),
      place: (bytes[21] << 16) + (bytes[22] << 8) + bytes[23],
      rule: texts[0] + "/" + view.getUint16(24),
      awarded: Date.UTC(2000, 0, 1) + view.getUint16(26) * DAY,
      expires: Date.UTC(2000, 0, 1) + view.getUint16(28) * DAY,
      name_km: texts[1],
      name_latin: texts[2]
    };
  }

  /* "changed", "new" for a key that is not known here, or what was signed. */
  async function verified(text, keys) {
    var bytes = bytesOf(text);
    if (!bytes || bytes.length < 94 || bytes[0] !== 1) { return "changed"; }
    var jwk = keys[hex(bytes.subarray(1, 5))];
    if (!jwk) { return "new"; }
    var key = await crypto.subtle.importKey("jwk", jwk, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
    var end = bytes.length - 64;
    var good = await crypto.subtle.verify(
      { name: "ECDSA", hash: "SHA-256" }, key, bytes.subarray(end), bytes.subarray(0, end));
    if (!good) { return "changed"; }
    var said = read(bytes);
    var asked = /\/c\/([^/]+)$/.exec(location.pathname);
    return asked && asked[1] !== said.award ? "changed" : said;
  }

  function worth(said, known) {
    /* A phone whose clock is behind the list it holds is wrong by at least as much. */
    var now = Math.max(Date.now(), Date.parse(known.made_at)) + CAMBODIA;
    if (known.demonstration) { return "demonstration"; }
    if (known.revoked.indexOf(said.place) >= 0) { return "revoked"; }
    return now >= said.expires + DAY ? "expired" : "valid";
  }

  function present(said, known, fresh) {
    var called = known.achievements[said.rule];
    fill("name_km", said.name_km);
    fill("name_latin", said.name_latin);
    show("names");
    if (box.dataset.from === "server") { return; }
    say(worth(said, known));
    fill("organisation", known.organisation[language]);
    fill("title", called ? called.title[language] : said.rule);
    fill("achievement", called ? called.achievement[language] : "…");
    fill("awarded_on", inWords(said.awarded));
    fill("expires_on", inWords(said.expires));
    show("facts");
    if (!fresh) { show("offline"); }
    if (Date.now() - Date.parse(known.made_at) > OLD) { show("old"); }
  }

  async function judge(known, fresh) {
    box.querySelectorAll("[data-note=how]").forEach(function (one) { one.hidden = true; });
    var said = await verified(statement, known.keys);
    if (typeof said !== "string") { present(said, known, fresh); return; }
    /* The newest list names every key there ever was. */
    if (said === "new" && fresh) { said = "changed"; }
    if (said === "new" && box.dataset.from === "server") { return; }
    say(said);
    show(said);
    if (said === "changed") {
      box.querySelectorAll("dl").forEach(function (one) { one.hidden = true; });
    }
  }

  /* The newest list if there is a network, else the one that was kept. */
  async function load(store) {
    try {
      var answer = navigator.onLine === false ? null : await fetch(DATA, { cache: "no-cache" });
      if (answer && answer.ok) {
        await store.put(DATA, answer.clone());
        return { known: await answer.json(), fresh: true };
      }
    } catch (error) { /* No network; what was kept will do. */ }
    var kept = await store.match(DATA, { ignoreVary: true });
    return kept ? { known: await kept.json(), fresh: false } : null;
  }

  /* Keeps the check page in both languages with what it needs, and nothing else. */
  async function keep(store) {
    var pages = ["/km/check", "/en/check"];
    var parts = Array.from(document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]"), function (one) {
      return new URL(one.href || one.src).href;
    });
    var wanted = pages.concat(DATA).map(function (path) { return new URL(path, location.href).href; }).concat(parts);
    (await store.keys()).forEach(function (request) {
      if (wanted.indexOf(request.url) < 0) { store.delete(request); }
    });
    await Promise.all(pages.map(function (page) { return store.add(new Request(page, { cache: "reload" })); }));
    await Promise.all(parts.map(async function (part) {
      if (!await store.match(part, { ignoreVary: true })) { await store.add(part); }
    }));
    await Promise.all(["/km/c/", "/en/c/", "/km/check", "/en/check"].map(function (scope) {
      return navigator.serviceWorker.register("/sw-check.js", { scope: scope }).then(awake);
    }));
  }

  function awake(registration) {
    return new Promise(function (resolve) {
      var worker = registration.installing || registration.waiting || registration.active;
      function look() { if (worker.state === "activated") { resolve(); } }
      worker.addEventListener("statechange", look);
      look();
    });
  }

  async function start() {
    if (!window.isSecureContext || !window.crypto || !crypto.subtle || !window.caches || !navigator.serviceWorker) {
      if (statement) { show("insecure"); }
      return;
    }
    var store = await caches.open(STORE);
    var loaded = await load(store);
    if (loaded) { fill("made_at", inWords(Date.parse(loaded.known.made_at) + CAMBODIA)); }
    if (statement && loaded) { await judge(loaded.known, loaded.fresh); }
    if (loaded && loaded.fresh) {
      await keep(store);
      if (!statement && box.dataset.from === "nobody") { show("ready"); }
    }
    document.documentElement.dataset.checked = "yes";
  }

  window.addEventListener("hashchange", function () { location.reload(); });
  start();
})();
