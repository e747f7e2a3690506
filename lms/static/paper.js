/* The grid of a paper quiz: one key fills a cell and moves on; a finger gets big buttons, row by row. */
(function () {
  "use strict";
  var form = document.querySelector(".paper-form");
  if (!form || !form.closest) { return; }
  var rows = list(form, ".paper-grid tbody tr"), panel = null;

  function list(inside, selector) {
    return Array.prototype.slice.call(inside.querySelectorAll(selector));
  }

  function cells(row) { return list(row, "td select, td input"); }

  function go(cell, across, down) {
    var row = cell.closest("tr"), here = cells(row).indexOf(cell) + across, line = rows.indexOf(row) + down;
    if (here >= cells(row).length) { here = 0; line += 1; }
    if (here < 0) { line -= 1; }
    var next = rows[line] && cells(rows[line]);
    if (!next) { return false; }
    next[here < 0 ? next.length - 1 : here].focus();
    return true;
  }

  /* A row says by a tick that every cell of it is filled. */
  function mark(row) {
    row.classList.toggle("full", cells(row).every(function (one) { return one.value.trim(); }));
  }

  function latin(key) {
    var place = "០១២៣៤៥៦៧៨៩".indexOf(key);
    return place < 0 ? key.toLowerCase() : String(place);
  }

  /* The option a key stands for: its letter in either script, or the number of its box. */
  function wanted(cell, key) {
    var options = list(cell, "option"), said = latin(key);
    var found = options.filter(function (one) {
      return one.value && (one.value === said || one.textContent === key);
    })[0];
    if (!found && /^[1-8]$/.test(said) && Number(said) < options.length - 2) { found = options[Number(said)]; }
    return found;
  }

  function choose(cell, value) {
    cell.value = value;
    mark(cell.closest("tr"));
  }

  form.addEventListener("keydown", function (event) {
    var cell = event.target;
    if (!cell.closest("td") || event.ctrlKey || event.metaKey || event.altKey) { return; }
    var used = true, option = cell.tagName === "SELECT" && event.key.length === 1 && wanted(cell, event.key);
    if (option) {
      choose(cell, option.value);
      go(cell, 1, 0);
    } else if (event.key === "Enter") {
      go(cell, 1, 0);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      go(cell, 0, event.key === "ArrowUp" ? -1 : 1);
    } else if (cell.tagName === "SELECT" && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      go(cell, event.key === "ArrowLeft" ? -1 : 1, 0);
    } else if (cell.tagName === "SELECT" && (event.key === "Backspace" || event.key === "Delete")) {
      choose(cell, "");
    } else {
      used = false;
    }
    if (used) { event.preventDefault(); }
  });

  form.addEventListener("input", function (event) {
    var cell = event.target, signs = Number(cell.getAttribute("data-signs"));
    if (!cell.closest("td")) { return; }
    mark(cell.closest("tr"));
    if (signs && cell.value.replace(/\s/g, "").length === signs) { go(cell, 1, 0); }
    if (cell.tagName === "INPUT" && /^[?-]$/.test(cell.value) && !signs) { go(cell, 1, 0); }
  });

  function button(text, look, act) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = look;
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  function close() {
    if (panel) { panel.remove(); panel = null; }
  }

  /* The panel of one cell: its choices as big buttons, or its field again where letters do not do. */
  function open(cell) {
    var row = cell.closest("tr"), own = cells(row), place = own.indexOf(cell), choices = document.createElement("p");
    var head = document.createElement("p"), turn = document.createElement("p");
    close();
    panel = document.createElement("section");
    panel.className = "taps";
    panel.setAttribute("aria-live", "polite");
    head.textContent = row.querySelector("th").firstElementChild.nextSibling.textContent.trim() + " · "
      + form.getAttribute("data-say-question") + " " + (place + 1) + " / " + own.length;

    function next() {
      if (own[place + 1]) { open(own[place + 1]); } else { close(); row.querySelector(".link").focus(); }
    }

    if (cell.tagName === "SELECT") {
      list(cell, "option").forEach(function (option) {
        if (!option.value) { return; }
        var one = button(option.textContent, "button second", function () { choose(cell, option.value); next(); });
        one.setAttribute("aria-pressed", String(cell.value === option.value));
        choices.appendChild(one);
      });
    } else {
      var field = cell.cloneNode();
      field.removeAttribute("name");
      field.value = cell.value;
      field.addEventListener("input", function () { choose(cell, field.value); });
      choices.appendChild(field);
    }
    turn.appendChild(button(form.getAttribute("data-say-next"), "button", next));
    turn.appendChild(button(form.getAttribute("data-say-close"), "button second", close));
    panel.appendChild(head);
    panel.appendChild(choices);
    panel.appendChild(turn);
    document.body.appendChild(panel);
    cell.scrollIntoView({ block: "center", inline: "center" });
  }

  rows.forEach(function (row) {
    var own = cells(row);
    mark(row);
    row.querySelector("th").appendChild(button(form.getAttribute("data-say-tap"), "link", function () {
      open(own.filter(function (one) { return !one.value.trim(); })[0] || own[0]);
    }));
  });
}());
