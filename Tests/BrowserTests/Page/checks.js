// Looks at a page from within and sends what it finds to the page around it. Runs first, so that it
// hears of every error.
"use strict";
(() => {
  const asked = /*ASKED*/ {};
  const errors = [];
  addEventListener("error", (event) => {
    const where = event.target === window ? event.message : "can't load " + event.target.outerHTML.slice(0, 200);
    errors.push(where);
  }, true);
  addEventListener("securitypolicyviolation", (event) =>
    errors.push("policy: " + event.violatedDirective + " " + event.blockedURI));
  for (const kind of ["error", "warn"]) {
    const say = console[kind];
    console[kind] = (...words) => (errors.push("console: " + words.join(" ")), say(...words));
  }

  const all = (selector) => [...document.querySelectorAll(selector)];
  const brief = (element) => element.outerHTML.slice(0, 160);

  // Those that a reader sees; a dark page hides its light pictures, and the other way round.
  const images = () => all("img").map((image) => ({
    alt: image.alt, width: image.naturalWidth, height: image.naturalHeight,
    isShown: image.checkVisibility(), isDark: image.classList.contains("for-dark"),
  }));

  const anchors = () => all("a[href^='#']").map((link) => link.getAttribute("href"))
    .filter((target) => !document.getElementById(decodeURIComponent(target.slice(1))));

  const repeated = () => {
    const ids = all("[id]").map((element) => element.id);
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  };

  // What sticks out of the page sideways, unless it stands in its own scroller or is hidden.
  const wide = () => {
    const room = document.documentElement.clientWidth;
    const scrolls = (element) => {
      for (let parent = element; parent; parent = parent.parentElement) {
        const style = getComputedStyle(parent);
        if (parent !== document.body && /auto|scroll|hidden/.test(style.overflowX)) return true;
      }
      return false;
    };
    return all("main *, nav *, header *, footer *")
      .filter((element) => element.getBoundingClientRect().right > room + 1 && !scrolls(element)).map(brief);
  };

  // Scrollers that the keyboard can't reach.
  const locked = () => all("body *").filter((element) => {
    const style = getComputedStyle(element);
    const scrolls = /auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    return scrolls && element.tabIndex < 0 && !element.querySelector("a, button, [tabindex='0']");
  }).map(brief);

  const press = (keys, key) =>
    keys.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

  // Every point of a figure by the arrow keys, what the marker and the pointer say of some, and
  // whether Escape ends it.
  const walk = (plot) => {
    const keys = plot.querySelector(".keys"), text = plot.querySelector(".readout");
    if (!keys || !text) return { texts: [], problems: ["no readout"] };
    const problems = [], texts = [], spot = plot.querySelector(".spot");
    const hint = text.textContent;
    keys.focus();
    if (document.activeElement !== keys) problems.push("can't be focused");
    const series = JSON.parse(plot.querySelector("script").textContent);
    const count = series.reduce((sum, one) => sum + one.v.length, 0);
    for (let step = 0; step < count; step++) {
      press(keys, "ArrowRight");
      texts.push(text.textContent);
      const [left, top] = series.flatMap((one) => one.v)[step];
      const box = keys.getBoundingClientRect(), mark = spot.getBoundingClientRect();
      const x = box.left + (left / 1e4) * box.width, y = box.top + (top / 1e4) * box.height;
      const far = Math.hypot(mark.left + mark.width / 2 - x, mark.top + mark.height / 2 - y);
      if (far > 1.5) problems.push("marker is " + far + " off: " + text.textContent);
      if (getComputedStyle(spot).visibility !== "visible") problems.push("marker is hidden");
    }
    const last = text.textContent;
    press(keys, "ArrowRight");
    if (text.textContent !== last) problems.push("goes on after the last point");
    for (const key of ["ArrowUp", "ArrowDown", "Home", "End", "ArrowLeft"]) press(keys, key);
    if (!texts.includes(text.textContent)) problems.push("leaves its points: " + text.textContent);
    press(keys, "Escape");
    if (text.textContent !== hint) problems.push("Escape leaves " + text.textContent);
    const box = keys.getBoundingClientRect();
    const [left, top] = series[0].v[0];
    keys.parentElement.dispatchEvent(new PointerEvent("pointermove", {
      clientX: box.left + (left / 1e4) * box.width, clientY: box.top + (top / 1e4) * box.height,
      pointerType: "mouse", bubbles: true,
    }));
    if (!texts.includes(text.textContent)) problems.push("the pointer reads " + text.textContent);
    keys.blur();
    keys.parentElement.dispatchEvent(new PointerEvent("pointerleave", { pointerType: "mouse" }));
    if (text.textContent !== hint) problems.push("stays after the pointer has left");
    if (text.getAttribute("aria-live") !== "polite") problems.push("is not spoken");
    return { texts, problems };
  };

  const accessibility = async () => {
    if (!asked.axe) return [];
    const result = await axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    return result.violations.flatMap((rule) =>
      rule.nodes.map((node) => rule.id + ": " + node.html.slice(0, 200)));
  };

  const look = async () => {
    if (asked.open) for (const details of all("details")) details.open = true;
    await Promise.all(all("img").map((image) => image.decode().catch(() => undefined)));
    const walks = asked.walk ? all(".plot > script").map((data) => walk(data.parentElement)) : [];
    const findings = {
      width: innerWidth,
      scrollWidth: document.documentElement.scrollWidth,
      title: document.title,
      text: asked.text ? document.body.textContent : "",
      values: all("data").map((data) => data.value),
      hasReadout: document.querySelector(".readout") !== null,
      images: images(), brokenAnchors: anchors(), repeatedIdentifiers: repeated(),
      headings: all("h1, h2, h3, h4, h5, h6").map((heading) => Number(heading.localName[1])),
      links: all("a[href]").map((link) => link.getAttribute("href")),
      fetched: performance.getEntriesByType("resource").map((entry) => entry.name.slice(0, 200))
        .filter((name) => !name.startsWith("data:")),
      wide: wide(), locked: locked(),
      isDark: matchMedia("(prefers-color-scheme: dark)").matches,
      background: getComputedStyle(document.body).backgroundColor,
      walks, accessibility: await accessibility(),
    };
    return { ...findings, errors };
  };

  addEventListener("load", () => look().then(
    (findings) => parent.postMessage({ name: asked.name, findings }, "*"),
    (error) => parent.postMessage({ name: asked.name, failure: String(error.stack || error) }, "*")));
})();
