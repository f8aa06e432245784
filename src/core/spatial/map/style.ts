const ACCENT = '#d6336c';
const INK = '#1f2933';

/** Sizes in pixels, colours, and the style sheet of the SVG map. */
export const STYLE = {
  width: 760,
  maxHeight: 640,
  pad: 24,
  plate: 11,
  label: 13,
  title: 19,
  caption: 14,
  accent: ACCENT,
  plain: '#b8c2cc',
  css: [
    `text{font-family:"Inter","Segoe UI","Helvetica Neue",Arial,sans-serif;fill:${INK}}`,
    '.page{fill:#ffffff}.ground{fill:#f5f7fa;stroke:#d5dce4}',
    '.title{font-size:19px;font-weight:600}.caption{font-size:14px;fill:#52606d}',
    '.grid path{stroke:#e1e7ee;stroke-width:1;fill:none}.grid text{font-size:10px;fill:#9aa5b1}',
    '.cone{fill:#3b82f6;fill-opacity:.10}.viewer{fill:#2563eb;stroke:#ffffff;stroke-width:1.5}',
    'polygon{fill-opacity:.62;stroke-linejoin:round;stroke:#3e4c59;stroke-width:1.2}',
    `polygon.chosen{stroke:${ACCENT};stroke-width:4;fill-opacity:.8}`,
    `polygon.candidate{stroke:${ACCENT};stroke-width:2.5;stroke-dasharray:6 4}`,
    '.plate{fill:#1f2933;stroke:#ffffff;stroke-width:1.5}',
    `.plate.chosen{fill:${ACCENT};stroke-width:2.5}.plate.candidate{fill:#ad6a84}`,
    '.mark{font-size:12px;font-weight:700;fill:#ffffff;text-anchor:middle}',
    '.name{font-size:13px;text-anchor:middle;paint-order:stroke;stroke:#f5f7fa;stroke-width:3.5px;stroke-linejoin:round}',
    `.relation{stroke:${ACCENT};stroke-width:2;fill:none;stroke-opacity:.9}`,
    `.pill{fill:#fff0f6;stroke:${ACCENT};stroke-opacity:.5}.said{font-size:12px;fill:#a61e4d;text-anchor:middle}`,
  ].join(''),
} as const;
