/* Things are dragged into boxes, or tapped and then put; the radio buttons stay what is sent. */
(function () {
  "use strict";
  var page = document;
  var rows = page.querySelector(".things");
  var question = rows && rows.closest && rows.closest("fieldset.question");
  if (!question) { return; }
  var board = make("div", "board"), tray = make("div", "tray"), boxes = {}, cards = [], held = null;
  /* Who uses keys or hears the page has the rows; for them the board would say everything twice. */
  board.setAttribute("aria-hidden", "true");
  rows.addEventListener("focusin", function () { rows.classList.add("in-use"); });

  function make(name, look, text) {
    var made = page.createElement(name);
    made.className = look;
    if (text) { made.textContent = text; }
    return made;
  }

  function list(inside, selector) {
    return Array.prototype.slice.call(inside.querySelectorAll(selector));
  }

  function hold(card) {
    held = card;
    cards.forEach(function (one) { one.classList.toggle("chosen", one === card); });
    board.classList.toggle("holding", Boolean(card));
  }

  function put(card, box) {
    var radio = card.radios.filter(function (one) { return one.value === box.value; })[0];
    hold(null);
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /* Every card lies where its radio buttons say. */
  function draw() {
    cards.forEach(function (card) {
      var checked = card.radios.filter(function (one) { return one.checked; })[0];
      var place = checked ? boxes[checked.value] : tray;
      if (card.parentNode !== place) { place.appendChild(card); }
    });
  }

  function boxAt(event) {
    var under = page.elementFromPoint(event.clientX, event.clientY);
    var box = under && under.closest(".box");
    return box && board.contains(box) ? box : null;
  }

  function carry(card) {
    var from = null, moved = false;

    function end() {
      from = null;
      card.classList.remove("carried");
      card.style.transform = "";
    }

    card.addEventListener("pointerdown", function (event) {
      if (from || event.button) { return; }
      from = { id: event.pointerId, x: event.pageX, y: event.pageY };
      moved = false;
      card.setPointerCapture(event.pointerId);
    });
    card.addEventListener("pointermove", function (event) {
      if (!from || event.pointerId !== from.id) { return; }
      var x = event.pageX - from.x, y = event.pageY - from.y;
      if (!moved && Math.abs(x) + Math.abs(y) < 8) { return; }
      if (!moved) { moved = true; hold(card); card.classList.add("carried"); }
      /* Near an edge, where the bars of the page lie, the page comes along. */
      if (event.clientY > window.innerHeight - 110) { window.scrollBy(0, 8); }
      if (event.clientY < 100) { window.scrollBy(0, -8); }
      card.style.transform = "translate(" + x + "px," + y + "px)";
    });
    card.addEventListener("pointerup", function (event) {
      if (!from || event.pointerId !== from.id) { return; }
      var box = moved && boxAt(event);
      end();
      if (box) { put(card, box); } else if (moved) { hold(null); }
    });
    card.addEventListener("pointercancel", function () { end(); hold(null); });
    card.addEventListener("click", function (event) {
      var inBox = held && held !== card && card.closest(".box");
      if (moved || inBox) { return; }
      event.stopPropagation();
      hold(held === card ? null : card);
    });
  }

  list(rows, ".thing").forEach(function (row) {
    var card = make("span", "choice", row.querySelector("legend").textContent);
    card.radios = list(row, "input");
    cards.push(card);
    carry(card);
  });
  board.appendChild(tray);
  list(rows.querySelector(".thing"), "label").forEach(function (label) {
    var box = make("div", "box");
    box.value = label.querySelector("input").value;
    box.appendChild(make("strong", "", label.textContent.trim()));
    box.addEventListener("click", function () { if (held) { put(held, box); } });
    boxes[box.value] = box;
    board.appendChild(box);
  });
  var hint = question.querySelector("[data-with-script]");
  hint.textContent = hint.getAttribute("data-with-script");
  rows.parentNode.insertBefore(board, rows);
  question.addEventListener("change", draw);
  window.addEventListener("pageshow", draw);
  draw();
})();
