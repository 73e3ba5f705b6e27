// The pages that a browser ends on: plain HTML, no inline script or style, every value escaped.
import { type SentenceKey, sentence } from '../sentences/sentences';

export interface Page {
  language: string;
  title: SentenceKey;
  /** Ready text; escaped here. */
  text: string;
  /** Loads the script that closes a popup. */
  closes: boolean;
}

export function renderPage({ language, title, text, closes }: Page): string {
  const heading = escapeHtml(sentence(language, title));
  // Relative addresses: a proxy may serve all of this under a prefix that nobody here knows.
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
<link rel="stylesheet" href="page.css">
${closes ? '<script src="close.js" defer></script>\n' : ''}</head>
<body>
<main>
<h1>${heading}</h1>
<p>${escapeHtml(text)}</p>
</main>
</body>
</html>
`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}

export const styleSheet = `:root { color-scheme: light dark; }
body {
  margin: 0;
  font: 1.125rem/1.5 system-ui, sans-serif;
  color: CanvasText;
  background: Canvas;
}
main {
  max-width: 34rem;
  margin: 12vh auto 0;
  padding: 0 1.5rem;
}
h1 { font-size: 1.75rem; line-height: 1.2; }
`;

export const closeScript = 'window.close();\n';
