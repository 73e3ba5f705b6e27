// The pages that a browser ends on: plain HTML, no inline script or style, every value escaped.
import { darkStyles } from '../battery/picture/parts';
import { type SentenceKey, sentence } from '../sentences/sentences';
import { escapeHtml } from './html';

export interface Page {
  language: string;
  title: SentenceKey;
  /** Ready text; escaped here. */
  text: string;
  /** Loads the script that closes a popup. */
  closes: boolean;
  /** Where the reader may want to go instead. */
  link?: { address: string; text: string } | null;
  /** Where the style sheet is, seen from the page; left out for what lies beside it. */
  styles?: string;
}

export function renderPage({
  language,
  title,
  text,
  closes,
  link = null,
  styles = 'page.css',
}: Page): string {
  const heading = escapeHtml(sentence(language, title));
  // Relative addresses: a proxy may serve all of this under a prefix that nobody here knows.
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
<link rel="stylesheet" href="${escapeHtml(styles)}">
${closes ? '<script src="close.js" defer></script>\n' : ''}</head>
<body>
<main>
<h1>${heading}</h1>
<p>${escapeHtml(text)}</p>
${link ? `<p><a href="${escapeHtml(link.address)}">${escapeHtml(link.text)}</a></p>\n` : ''}</main>
</body>
</html>
`;
}

export const styleSheet = `:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 25%, Canvas); --accent: #00658a; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --accent: #7cd0f7; --bad: #ffb4ab; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: CanvasText; background: Canvas; }
main, footer { max-width: 34rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-top: clamp(1.5rem, 4vh, 4rem); padding-bottom: 2rem; }
footer { padding-bottom: 2rem; border-top: 1px solid var(--line); font-size: 0.9375rem; }
h1 { margin: 0 0 1rem; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.25rem; }
h3 { margin: 0; font-size: 1.0625rem; }
a { color: var(--accent); overflow-wrap: anywhere; }
.number { font-size: 1.375rem; font-weight: 600; }
.number .hint { font-weight: 400; }
.own { white-space: pre-line; overflow-wrap: anywhere; }
.cards { margin: 0; padding: 0; list-style: none; }
.card { padding: 0.75rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.card p { margin: 0.25rem 0 0; }
.bad { color: var(--bad); }
nav { display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; margin: 1rem 0 0; padding-top: 0.75rem; border-top: 1px solid var(--line); }
.facts { padding-left: 1.25rem; }
.facts li { margin-bottom: 0.375rem; }
.field { margin: 1.25rem 0; }
.field label { display: block; font-weight: 600; }
summary { display: inline-block; margin-top: 0.5rem; color: var(--accent); cursor: pointer; }
input[type=text], input[type=tel], input[type=time], input[type=date] {
  width: 100%; margin-top: 0.25rem; padding: 0.625rem 0.75rem; font: inherit; color: inherit; background: transparent;
  border: 1px solid color-mix(in srgb, CanvasText 55%, Canvas); border-radius: 0.375rem;
}
input.short { width: 8rem; }
input.code { width: 11rem; font-size: 1.375rem; letter-spacing: 0.15em; }
input[aria-invalid=true] { border: 2px solid var(--bad); }
.check { display: flex; gap: 0.625rem; align-items: flex-start; }
.check input { flex: none; width: 1.375rem; height: 1.375rem; margin: 0.0625rem 0 0; accent-color: var(--accent); }
.check label { font-weight: 400; }
.hint { margin: 0.25rem 0 0; font-size: 0.9375rem; color: color-mix(in srgb, CanvasText 75%, Canvas); }
.error { margin: 0.25rem 0 0; color: var(--bad); font-weight: 600; }
.errors { margin: 0 0 1.25rem; padding: 0.75rem 1rem; border: 2px solid var(--bad); border-radius: 0.375rem; }
.errors p { margin: 0; font-weight: 600; }
.errors ul { margin: 0.25rem 0 0; padding-left: 1.25rem; }
.errors a { color: var(--bad); }
button {
  margin: 0.5rem 0.5rem 0 0; padding: 0.75rem 1.25rem; font: inherit; font-weight: 600; cursor: pointer;
  color: Canvas; background: var(--accent); border: 2px solid var(--accent); border-radius: 0.375rem;
}
.hint + button { margin-top: 1rem; }
@media (max-width: 30rem) { button { display: block; width: 100%; margin-right: 0; } }
button.second { color: var(--accent); background: transparent; }
button.danger { color: Canvas; background: var(--bad); border-color: var(--bad); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
dl { display: grid; grid-template-columns: fit-content(40%) minmax(0, 1fr); gap: 0.375rem 1rem; margin: 0; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
.line { display: block; }
figure { margin: 1.5rem 0 0; }
figcaption { margin-top: 0.25rem; font-size: 0.9375rem; }
.fitbit-picture { display: block; width: 100%; max-width: 30rem; }
${darkStyles}`;

export const closeScript = 'window.close();\n';
