/* What the frame needs beyond the components: theme choice, menus that close, copying, and remembering where one was. */
(function () {
  "use strict";

  var root = document.documentElement;

  function closeMenus(except) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (menu !== except) {
        menu.open = false;
      }
    });
  }

  function chooseTheme(theme) {
    var secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = "acquaint-theme=" + theme + "; Path=/; Max-Age=31536000; SameSite=Lax" + secure;
    if (theme === "auto") {
      root.removeAttribute("data-theme");
    } else {
      root.setAttribute("data-theme", theme);
    }
    document.querySelectorAll("[data-theme-choice]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === theme));
    });
  }

  function copyText(button) {
    var source = document.getElementById(button.dataset.copy);
    var text = "value" in source ? source.value : source.textContent;
    var label = button.querySelector("[data-copy-label]");
    function done() {
      label.textContent = button.dataset.copied;
      window.setTimeout(function () {
        label.textContent = button.dataset.label;
      }, 2500);
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(done);
    } else {
      source.select();
      document.execCommand("copy");
      done();
    }
  }

  document.addEventListener("click", function (event) {
    var target = event.target;
    closeMenus(target.closest("details.menu"));
    var theme = target.closest("[data-theme-choice]");
    if (theme) {
      chooseTheme(theme.dataset.themeChoice);
      return;
    }
    var copy = target.closest("[data-copy]");
    if (copy) {
      copyText(copy);
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      var open = document.querySelector("details.menu[open]");
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
      }
    }
  });
})();
