// Canvas without a library: the least that a browser needs, and the reference for all ratios.
import { page } from "../job/page.js";
import { ranking, tipText, valueText } from "../job/figures.js";
import { BAR, FONT, LEFT, RIGHT, TEXT, every, height, largest, valued } from "../job/look.js";
import { makeTip } from "../job/tip.js";

function mount(host, figures, metric) {
  const canvas = host.appendChild(document.createElement("canvas"));
  const context = canvas.getContext("2d");
  const tip = makeTip(host);
  let rows, width;

  function draw() {
    const count = rows.length, tall = height(count), step = tall / count, ratio = devicePixelRatio;
    if (canvas.width !== width * ratio || canvas.height !== tall * ratio) {
      canvas.width = width * ratio;
      canvas.height = tall * ratio;
      canvas.style.cssText = `display:block;width:${width}px;height:${tall}px`;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, tall);
    context.font = FONT;
    context.textBaseline = "middle";
    const scale = (width - LEFT - RIGHT) / largest(rows);
    const thick = Math.max(step * 0.7, 1 / ratio);
    context.fillStyle = BAR;
    for (let i = 0; i < count; i++) context.fillRect(LEFT, (i + 0.15) * step, rows[i].value * scale, thick);
    context.fillStyle = TEXT;
    for (let i = 0; i < count; i += every(count)) {
      const y = (i + 0.5) * step;
      context.textAlign = "right";
      context.fillText(rows[i].name, LEFT - 6, y);
      context.textAlign = "left";
      if (valued(count)) context.fillText(valueText(rows[i]), LEFT + rows[i].value * scale + 6, y);
    }
  }
  function show(metric) {
    rows = ranking(figures, metric);
    draw();
  }
  canvas.onpointermove = ({ offsetX, offsetY }) => {
    const row = rows[Math.floor((offsetY / height(rows.length)) * rows.length)];
    tip(offsetX + 12, offsetY + 12, row && tipText(row));
  };
  canvas.onpointerleave = () => tip();
  const sizes = new ResizeObserver(() => {
    if (host.clientWidth === width) return;
    width = host.clientWidth;
    draw();
  });
  width = host.clientWidth;
  show(metric);
  sizes.observe(host);
  return {
    show,
    destroy() {
      sizes.disconnect();
      host.replaceChildren();
    },
  };
}

page(mount);
