// The picture of the table: bars of one length scale for each chart, as SVG that stands alone.

export interface Chart {
  /** With the unit. */
  title: string;
  bars: readonly { name: string; value: number; isOurs: boolean }[];
}

const width = 800;
const edge = 20;
const nameWidth = 300;
const valueWidth = 70;
const line = 24;

/**
 * The charts below each other, and a line of small text at the end. It brings its own background, as a page may be dark
 * where the reader's system is light.
 */
export function drawn(charts: readonly Chart[], note: string): string {
  const lines: string[] = [];
  let y = edge;
  for (const { title, bars } of charts) {
    lines.push(`<text class="title" x="${edge}" y="${y + 14}">${escaped(title)}</text>`);
    y += line + 4;
    const most = Math.max(...bars.map(({ value }) => value));
    for (const { name, value, isOurs } of bars) {
      const x = edge + nameWidth;
      const length = Math.max(1, Math.round(((width - x - edge - valueWidth) * value) / most));
      lines.push(
        `<text x="${x - 10}" y="${y + 14}" text-anchor="end">${escaped(name)}</text>`,
        `<rect class="${isOurs ? 'ours' : 'peer'}" x="${x}" y="${y + 2}" width="${length}" height="16" rx="2"/>`,
        `<text x="${x + length + 8}" y="${y + 14}">${value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1)}</text>`,
      );
      y += line;
    }
    y += 16;
  }
  lines.push(`<text class="note" x="${edge}" y="${y + 4}">${escaped(note)}</text>`);
  const height = y + edge;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="How fast it is, beside peers">
<style>
  text { font: 13px system-ui, 'Segoe UI', Helvetica, Arial, sans-serif; fill: #1f2328 }
  .title { font-weight: 600 } .note { font-size: 11px; fill: #59636e }
  .back { fill: #fff } .ours { fill: #0969da } .peer { fill: #afb8c1 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .note { fill: #9198a1 }
    .back { fill: #0d1117 } .ours { fill: #4493f8 } .peer { fill: #59636e }
  }
</style>
<rect class="back" width="${width}" height="${height}" rx="6"/>
${lines.join('\n')}
</svg>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
