(least) => {
  // "rgb(245 243 238)", or "color(srgb 0.96 0.95 0.93 / 0.9)" where colours were mixed.
  const parts = (css) => {
    const [r, g, b, alpha] = (css.match(/[\d.]+/g) ?? []).map(Number);
    const scale = css.startsWith('color(') ? 1 : 255;
    return [r / scale, g / scale, b / scale, alpha];
  };
  const linear = (v) => (v <= 0.04 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const light = (css) => {
    const [r, g, b] = parts(css).map(linear);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if ((parts(backgroundColor)[3] ?? 1) > 0.5) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const hasText = (element) =>
    [...element.childNodes].some((one) => one.nodeType === Node.TEXT_NODE && one.textContent.trim());
  const contrastOf = (element) => {
    const [text, paper] = [light(getComputedStyle(element).color), light(behind(element))];
    return (Math.max(text, paper) + 0.05) / (Math.min(text, paper) + 0.05);
  };
  return [...document.querySelectorAll('body *')]
    .filter((one) => one.offsetParent && hasText(one) && contrastOf(one) < least)
    .map(
      (one) =>
        `${one.tagName} #${one.id} .${one.className} "${one.textContent.slice(0, 20)}": ${contrastOf(one).toFixed(2)}`,
    );
};
