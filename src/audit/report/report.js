"use strict";
// The table of all documents: sorted by a press on a heading, filtered by words, type and decade.
(() => {
  const section = document.getElementById("all");
  const { kinds, rows } = JSON.parse(document.getElementById("documents").textContent);
  const PAGE = 50;
  const [PATH, TITLE, KIND, YEAR] = [0, 1, 2, 3];
  // The column of each heading in a row, and whether it is told with a decimal.
  const COLUMNS = [TITLE, KIND, YEAR, 4, 5, 6, 7, 8, 9];
  const DECIMAL = new Set([7, 9]);
  const form = section.querySelector("form");
  const output = form.querySelector("output");
  const body = section.querySelector("tbody");
  const more = section.querySelector("button.more");
  const heads = [...section.querySelectorAll("thead th")];
  const texts = new Map(rows.map((row) => [row, `${row[TITLE]} ${row[PATH]}`.toLowerCase()]));
  let order = { column: 5, down: true };
  let found = rows;
  let shown = PAGE;

  const format = (value, column) =>
    value === null
      ? "–"
      : column === YEAR
        ? String(value)
        : value.toLocaleString("en", { minimumFractionDigits: DECIMAL.has(column) ? 1 : 0 });

  function cell(row, column) {
    const cell = document.createElement("td");
    if (column === TITLE) {
      cell.textContent = row[TITLE] || row[PATH];
      const path = document.createElement("span");
      path.className = "path";
      path.textContent = row[TITLE] ? row[PATH] : "";
      cell.append(path);
    } else if (column === KIND) {
      cell.textContent = kinds[row[KIND]];
    } else {
      cell.className = "number";
      cell.textContent = format(row[column], column);
    }
    return cell;
  }

  function draw() {
    body.replaceChildren(
      ...found.slice(0, shown).map((row) => {
        const line = document.createElement("tr");
        line.append(...COLUMNS.map((column) => cell(row, column)));
        return line;
      }),
    );
    more.hidden = found.length <= shown;
    const number = (count) => count.toLocaleString("en");
    const first = found.length > shown ? output.dataset.first.replace("{first}", number(shown)) : "";
    output.textContent =
      output.dataset.text.replace("{shown}", number(found.length)).replace("{all}", number(rows.length)) + first;
    heads.forEach((head, index) => {
      const own = COLUMNS[index] === order.column;
      if (own) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  }

  // What is not known stands last, whatever the direction.
  function compare(a, b) {
    const [x, y] = [a, b].map((row) =>
      order.column === TITLE ? row[TITLE] || row[PATH] : order.column === KIND ? kinds[row[KIND]] : row[order.column]);
    if (x === null || y === null) return (x === null) - (y === null);
    const sign = order.down ? -1 : 1;
    if (x === y) return a[PATH] < b[PATH] ? -1 : 1;
    return (x < y ? -1 : 1) * sign;
  }

  function apply() {
    const data = new FormData(form);
    const words = data.get("text").toLowerCase().split(/\s+/).filter(Boolean);
    const [kind, decade] = [data.get("kind"), data.get("decade")];
    found = rows.filter(
      (row) =>
        (!kind || row[KIND] === Number(kind)) &&
        (!decade || (row[YEAR] !== null && Math.floor(row[YEAR] / 10) * 10 === Number(decade))) &&
        words.every((word) => texts.get(row).includes(word)),
    );
    found.sort(compare);
    shown = PAGE;
    draw();
  }

  section.querySelector(".all").hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => {
    shown += PAGE;
    draw();
  });
  heads.forEach((head, index) =>
    head.querySelector("button").addEventListener("click", () => {
      const column = COLUMNS[index];
      const text = column === TITLE || column === KIND;
      order = { column, down: order.column === column ? !order.down : !text };
      apply();
    }),
  );
  apply();
})();
