/* One button instead of a player: it plays the recordings of its place one after another. */
(function () {
  "use strict";
  var playing = null;

  function stop() {
    if (!playing) { return; }
    playing.sound.pause();
    playing.sound.currentTime = 0;
    playing.show(false);
    playing = null;
  }

  function prepare(place) {
    var sounds = Array.prototype.slice.call(place.querySelectorAll("audio"));
    if (!sounds[0].canPlayType || !sounds[0].canPlayType('audio/ogg; codecs="opus"')) { return; }
    var button = document.createElement("button");
    button.type = "button";

    function show(on) {
      var word = place.getAttribute(on ? "data-stop" : "data-listen");
      button.textContent = (on ? "■ " : "▶ ") + word;
      button.setAttribute("aria-label", word + ": " + place.getAttribute("data-about"));
    }

    function play(number) {
      var sound = sounds[number];
      if (!sound) { stop(); return; }
      playing = { sound: sound, show: show, place: place };
      show(true);
      sound.onended = function () { sound.currentTime = 0; play(number + 1); };
      var begun = sound.play();
      if (begun && begun.catch) { begun.catch(function () { failed(sound); }); }
    }

    /* What does not come shows itself as a player, with which one can try again. */
    function failed(sound) {
      if (!playing || playing.sound !== sound) { return; }
      stop();
      sounds.forEach(function (one) { one.hidden = false; });
      button.hidden = true;
    }

    button.addEventListener("click", function () {
      var here = playing && playing.place === place;
      stop();
      if (!here) { play(0); }
    });
    sounds.forEach(function (one) { one.hidden = true; });
    show(false);
    place.insertBefore(button, place.firstChild);
  }

  Array.prototype.forEach.call(document.querySelectorAll(".listen"), prepare);
})();
