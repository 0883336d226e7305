"use strict";
// Shows the findings of the chosen severities and lint that hold all words of the search.
(() => {
  const form = document.querySelector("form.filter");
  if (!form) return;
  const findings = [...document.querySelectorAll(".finding")].map((element) => ({
    element,
    severity: element.dataset.severity,
    code: element.dataset.code,
    text: element.textContent.toLowerCase(),
  }));
  const documents = [...document.querySelectorAll(".document")];
  const output = form.querySelector("output");

  function apply() {
    const data = new FormData(form);
    const severities = data.getAll("severity");
    const code = data.get("code");
    const words = data.get("text").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const finding of findings) {
      const visible =
        severities.includes(finding.severity) &&
        (!code || finding.code === code) &&
        words.every((word) => finding.text.includes(word));
      finding.element.hidden = !visible;
      shown += visible;
    }
    const filtered = shown < findings.length;
    for (const section of documents) {
      section.hidden = filtered && !section.querySelector(".finding:not([hidden])");
    }
    output.textContent = output.dataset.text
      .replace("{shown}", shown)
      .replace("{all}", findings.length);
    form.classList.toggle("active", filtered);
  }

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  for (const button of document.querySelectorAll("button.lint")) {
    button.addEventListener("click", () => {
      form.elements.code.value = button.dataset.code;
      apply();
      form.scrollIntoView();
    });
  }
  apply();
})();
