/* What makes the pages smoother where script runs; everything works without it. */
(function () {
  "use strict";
  var page = document;

  function each(selector, act) {
    Array.prototype.forEach.call(page.querySelectorAll(selector), act);
  }

  function newId() {
    var bytes = new Uint8Array(16);
    crypto.getRandomValues(bytes);
    return Array.prototype.map.call(bytes, function (byte) {
      return ("0" + byte.toString(16)).slice(-2);
    }).join("");
  }

  /* An attempt gets its id where it begins, once, however often the page is sent. */
  each("input[name=attempt_id]", function (field) {
    field.form.addEventListener("submit", function () {
      if (!field.value) { field.value = newId(); }
    });
  });

  /* Leaving: the neutral page takes this one's place, so that Back does not return. */
  function leave() {
    var form = page.querySelector("form[data-leave]");
    if (!form) { return; }
    if (!window.fetch) { form.submit(); return; }
    fetch(form.action, { method: "POST", keepalive: true, redirect: "manual" });
    location.replace(form.getAttribute("data-leave"));
  }
  each("form[data-leave]", function (form) {
    form.addEventListener("submit", function (event) {
      if (window.fetch) { event.preventDefault(); leave(); }
    });
  });
  var escapes = 0;
  page.addEventListener("keydown", function (event) {
    escapes = event.key === "Escape" ? escapes + 1 : 0;
    if (escapes === 3) { leave(); }
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { location.reload(); }
  });

  /* Turning a page: say where one is and go on in one journey instead of two. */
  each("form[data-next]", function (form) {
    form.addEventListener("submit", function (event) {
      if (navigator.sendBeacon && navigator.sendBeacon(form.action)) {
        event.preventDefault();
        location.assign(form.getAttribute("data-next"));
      }
    });
  });

  /* "I don't know" and an answer shut each other out. */
  each("fieldset.question", function (question) {
    var unsure = question.querySelector("input[type=checkbox][value=dont-know]");
    if (!unsure) { return; }
    question.addEventListener("change", function (event) {
      if (event.target === unsure && unsure.checked) {
        Array.prototype.forEach.call(question.querySelectorAll("input, select"), function (field) {
          if (field === unsure) { return; }
          if (field.type === "checkbox" || field.type === "radio") { field.checked = false; } else { field.value = ""; }
        });
      } else if (event.target !== unsure) {
        unsure.checked = false;
      }
    });
  });

  /* The picture PIN: one pad instead of five lists. */
  var form = page.querySelector("form[data-pin]");
  if (form) {
    var chosen = [];
    var lists = form.querySelectorAll(".by-hand select");
    var dots = form.querySelector(".dots");
    var say = function () {
      dots.textContent = "●".repeat(chosen.length) + "○".repeat(lists.length - chosen.length);
      dots.setAttribute("aria-label", dots.getAttribute("data-words").replace("{}", chosen.length));
      Array.prototype.forEach.call(lists, function (list, place) {
        list.value = chosen.length > place ? chosen[place] : "";
      });
    };
    form.querySelector(".pad").hidden = false;
    form.querySelector(".by-hand").hidden = true;
    Array.prototype.forEach.call(form.querySelectorAll("[data-picture]"), function (button) {
      button.addEventListener("click", function () {
        if (chosen.length < lists.length) { chosen.push(button.getAttribute("data-picture")); say(); }
      });
    });
    form.querySelector("[data-undo]").addEventListener("click", function () { chosen.pop(); say(); });
    if (/^#[0-9A-Z]{8}$/.test(location.hash)) {
      form.code.value = location.hash.slice(1, 5) + "-" + location.hash.slice(5);
      history.replaceState(null, "", location.pathname);
    }
    say();
  }
})();
