/* While a file travels: say so before leaving the page, and say when it did not arrive. */
var acquaintImport = (function () {
  "use strict";

  function warn(event) {
    event.preventDefault();
  }

  function failure(shown) {
    document.getElementById("upload-failed").hidden = !shown;
  }

  /* The component puts a focusable wrapper without a role around a hidden input; the input alone is the honest control. */
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".ui-fileupload-choose").forEach(function (wrapper) {
      var input = wrapper.querySelector("input[type=file]");
      input.setAttribute("aria-labelledby", wrapper.getAttribute("aria-labelledby"));
      input.removeAttribute("aria-hidden");
      input.removeAttribute("tabindex");
      wrapper.removeAttribute("aria-labelledby");
      wrapper.removeAttribute("tabindex");
    });
  });

  return {
    started: function () {
      failure(false);
      document.querySelectorAll("#file .ui-progressbar").forEach(function (bar) {
        bar.setAttribute("aria-labelledby", "file_label");
      });
      window.addEventListener("beforeunload", warn);
    },
    ended: function () {
      window.removeEventListener("beforeunload", warn);
    },
    failed: function () {
      window.removeEventListener("beforeunload", warn);
      failure(true);
    }
  };
})();
