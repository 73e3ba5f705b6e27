// The frame of every page with forms: its head, its heading, its foot. It works without JavaScript.
import { type Html, html } from './html';

interface Frame {
  language: string;
  /** What stands behind the heading in the browser's tab; the heading itself where it is the same. */
  title: string;
  /** Where the style sheet is, as the page sees it. */
  styles: string;
  /** Null for none. */
  footer: Html | null;
}

/** The whole page round its body. */
export function framed({ language, title, styles, footer }: Frame, heading: string, body: Html): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading === title ? heading : `${heading} · ${title}`}</title>
<link rel="stylesheet" href="${styles}">
</head>
<body>
<main>
<h1>${heading}</h1>
${body}
</main>
${footer === null ? null : html`<footer>${footer}</footer>`}
</body>
</html>
`;
}

/** The field that proves a form to be from our own page. */
export function hidden({ csrf }: { csrf: string }): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}">`;
}
