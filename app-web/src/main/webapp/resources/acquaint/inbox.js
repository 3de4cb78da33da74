/* The inbox between answers of the server: opening in place, the way back, and the keys. */
var acquaintInbox = (function () {
  "use strict";

  var KEYS_OFF = "acquaint-keys-off";
  var takeFocus = false;

  function panes() {
    return document.getElementById("panes");
  }

  function rows() {
    return Array.from(document.querySelectorAll(".item[data-open]"));
  }

  function mark(id) {
    rows().forEach(function (row) {
      row.setAttribute("aria-current", String(row.dataset.open === id));
    });
    panes().classList.toggle("panes-open", Boolean(id));
  }

  function narrow() {
    return getComputedStyle(panes()).getPropertyValue("--one-pane").trim() === "1";
  }

  function show(id) {
    mark(id);
    openInvitation([{ name: "id", value: id || "" }]);
  }

  function open(link) {
    takeFocus = narrow() || link.id === "next";
    history.pushState({ open: link.dataset.open, within: true }, "", link.getAttribute("href"));
    show(link.dataset.open);
  }

  function opened() {
    var who = document.getElementById("who");
    if (takeFocus && who) {
      who.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    takeFocus = false;
    var pane = document.querySelector(".pane-detail");
    if (pane) {
      pane.scrollTop = 0;
    }
  }

  function move(step) {
    var all = rows();
    var here = all.findIndex(function (row) {
      return row.getAttribute("aria-current") === "true";
    });
    if (here < 0 && step > 0) {
      var next = document.getElementById("next");
      if (next) {
        open(next);
        return;
      }
    }
    var row = all[here < 0 ? 0 : here + step];
    if (row) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
      open(row);
    }
  }

  function press(id) {
    var button = document.getElementById(id);
    if (button) {
      button.click();
    }
  }

  function focusOn(id) {
    var field = document.getElementById(id) || document.getElementById("override-close");
    if (field) {
      field.focus();
      field.scrollIntoView({ block: "nearest" });
    }
  }

  function help() {
    document.getElementById("keys").showModal();
  }

  var actions = {
    j: function () { move(1); },
    k: function () { move(-1); },
    a: function () { press("accept"); },
    r: function () { focusOn("reply"); },
    o: function () { press("override"); },
    u: function () { press("undo"); },
    "/": function () { focusOn("search"); },
    "?": help
  };

  function typing(target) {
    return target.closest("input, textarea, select, [contenteditable], dialog");
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || localStorage.getItem(KEYS_OFF)) {
      return;
    }
    var action = actions[event.key];
    if (action && panes()) {
      event.preventDefault();
      action();
    }
  });

  document.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) {
      return;
    }
    var link = event.target.closest("a[data-open]");
    if (link && panes()) {
      event.preventDefault();
      open(link);
      return;
    }
    if (event.target.closest("[data-back]") && history.state && history.state.within) {
      event.preventDefault();
      history.back();
      return;
    }
    if (event.target.closest("[data-keys-help]")) {
      help();
    }
  });

  window.addEventListener("popstate", function () {
    if (panes()) {
      show(new URLSearchParams(location.search).get("open"));
    }
  });

  /*
   * An answer of the server replaces what had the focus. It goes to the same thing again or to what comes next, so that
   * the keyboard alone gets through; and what was just settled is shown from its top.
   */
  var before = {};

  function settledNow() {
    var invitation = document.querySelector("article.invitation");
    return invitation ? invitation.dataset.invitation + invitation.dataset.state : "";
  }

  function remember() {
    var focused = document.activeElement;
    var zone = focused.closest(".question, #doubtful, .override, .actions, .reply, #rows");
    before = {
      id: focused.id,
      row: focused.dataset.open,
      zone: zone ? zone.className || zone.id : "",
      settled: settledNow()
    };
    // Until the answer is here the questions may move up: a second press would answer another question.
    hold(Boolean(zone) && focused.tagName === "BUTTON");
  }

  function hold(still) {
    var detail = document.getElementById("detail");
    if (detail) {
      detail.inert = still;
    }
  }

  function following() {
    if (before.row) {
      return document.querySelector('.item[data-open="' + before.row + '"]');
    }
    if (before.zone === "question" || before.zone === "doubtful") {
      return document.querySelector(".question button, .question input") || document.getElementById("accept");
    }
    return (before.id && document.getElementById(before.id)) || document.getElementById("next");
  }

  function restore() {
    hold(false);
    var notice = document.querySelector("#messages .notice");
    if (notice) {
      notice.scrollIntoView({ block: "nearest" });
    } else if (before.settled && before.settled !== settledNow()) {
      document.querySelector(".pane-detail").scrollTop = 0;
      if (narrow()) {
        window.scrollTo(0, 0);
      }
    }
    if (before.zone && (!document.activeElement || document.activeElement === document.body)) {
      var target = following() || document.getElementById("who");
      if (target) {
        target.focus({ preventScroll: true });
        if (before.zone === "question") {
          target.scrollIntoView({ block: "nearest" });
        }
      }
    }
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (panes()) {
      window.jQuery(document).on("pfAjaxStart", remember).on("pfAjaxComplete", restore);
    }
    var single = document.getElementById("single-keys");
    if (single) {
      single.checked = !localStorage.getItem(KEYS_OFF);
      single.addEventListener("change", function () {
        if (single.checked) {
          localStorage.removeItem(KEYS_OFF);
        } else {
          localStorage.setItem(KEYS_OFF, "1");
        }
      });
    }
  });

  return { opened: opened, focusOn: focusOn };
})();
