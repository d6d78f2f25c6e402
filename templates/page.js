// Reads values off the figures: the point nearest to the pointer or the finger, or by arrow keys.
"use strict";

for (const data of document.querySelectorAll(".plot > script")) {
  const plot = data.parentElement;
  const series = JSON.parse(data.textContent);
  const make = (name, parent, attributes) => {
    const element = document.createElement(name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return parent.appendChild(element);
  };
  const stage = plot.firstElementChild;
  const text = make("p", plot, { class: "readout", "aria-live": "polite" });
  const hint = "Point at the figure, or focus it and use the arrow keys, to read its values.";
  const keys = make("div", stage, {
    class: "keys", tabindex: "0", role: "application",
    "aria-label": "Values of " + data.dataset.title + ": use the arrow keys",
  });
  const spot = make("span", keys, { class: "spot" });
  let current = null;

  const show = (place) => {
    if (current && place && current.s === place.s && current.i === place.i) return;
    current = place;
    spot.classList.toggle("shown", place !== null);
    text.classList.toggle("hint", place === null);
    if (!place) return void (text.textContent = hint);
    const { p, n, x, y, v } = series[place.s];
    const [left, top, across, up] = v[place.i];
    const say = (name, value) => (name ? name + " = " + value : value);
    // On an axis of names the series tells which it is.
    const isNamed = !y && n.startsWith(up);
    const values = say(x, across) + (up && !isNamed ? ": " + say(y, up) : "");
    const panel = p && p + (p.endsWith(")") ? " " : ", ");
    text.textContent = panel + values + (n ? ", " + n : "");
    spot.style.left = left / 100 + "%";
    spot.style.top = top / 100 + "%";
  };

  // In pixels; ties go to the first.
  const point = (event) => {
    const box = stage.getBoundingClientRect();
    let best = { far: event.pointerType === "mouse" ? 24 : 44 };
    series.forEach(({ v }, s) => v.forEach(([left, top], i) => {
      const x = box.left + (left / 1e4) * box.width, y = box.top + (top / 1e4) * box.height;
      const far = Math.hypot(x - event.clientX, y - event.clientY);
      if (far < best.far) best = { s, i, far };
    }));
    show("s" in best ? best : null);
  };
  stage.addEventListener("pointermove", point);
  stage.addEventListener("pointerdown", point);
  stage.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse" && document.activeElement !== keys) show(null);
  });

  // Along a series and on to the next one.
  const along = (step) => {
    if (!current) return { s: 0, i: 0 };
    let { s, i } = current;
    i += step;
    if (i < 0 && s > 0) return { s: s - 1, i: series[s - 1].v.length - 1 };
    if (i >= series[s].v.length && s + 1 < series.length) return { s: s + 1, i: 0 };
    return { s, i: Math.max(0, Math.min(i, series[s].v.length - 1)) };
  };
  // To the point of another series that is nearest to this one from side to side.
  const beside = (step) => {
    if (!current) return { s: 0, i: 0 };
    const s = current.s + step;
    if (!series[s]) return current;
    const left = series[current.s].v[current.i][0];
    const far = series[s].v.map((point) => Math.abs(point[0] - left));
    return { s, i: far.indexOf(Math.min(...far)) };
  };
  const moves = {
    ArrowRight: () => along(1), ArrowLeft: () => along(-1),
    ArrowDown: () => beside(1), ArrowUp: () => beside(-1),
    Home: () => ({ s: current ? current.s : 0, i: 0 }),
    End: () => ({ s: current ? current.s : 0, i: series[current ? current.s : 0].v.length - 1 }),
    Escape: () => null,
  };
  keys.addEventListener("keydown", (event) => {
    const move = moves[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    show(move());
  });
  show(null);
}
