// The pages a person sees: who consents to what, and what went wrong. Plain HTML, no script.

export interface ConsentPage {
  /** `Google` or `Fitbit`. */
  service: string;
  clientId: string;
  /** Where the form is posted. */
  action: string;
  people: { key: string; name: string }[];
  /** The person that is ticked at first. */
  chosen: string | undefined;
  scopes: string[];
  /** The request, carried along. */
  hidden: [string, string][];
}

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; background: #f3f5f7; color: #1c2733; margin: 0; padding: 2rem 1rem; }
main { max-width: 30rem; margin: auto; background: #fff; border-radius: 12px; padding: 1.5rem 2rem 2rem; box-shadow: 0 1px 4px #0002; }
h1 { font-size: 1.3rem; margin: .5rem 0; }
.note { background: #fff4d6; border-radius: 8px; padding: .5rem .8rem; font-size: .9rem; }
fieldset { border: 1px solid #d5dbe1; border-radius: 8px; margin: 1rem 0; padding: .5rem 1rem; }
legend { font-weight: 600; padding: 0 .3rem; }
label { display: block; padding: .25rem 0; overflow-wrap: anywhere; }
button { font: inherit; padding: .55rem 1.4rem; border-radius: 8px; border: 1px solid #8a97a5; background: #fff; cursor: pointer; margin-right: .6rem; }
button.yes { background: #0b6e4f; border-color: #0b6e4f; color: #fff; }
code { overflow-wrap: anywhere; }`;

/** Text made safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

export function consentPage(page: ConsentPage): string {
  const chosen = page.people.find((one) => one.key === page.chosen) ?? page.people[0];
  const people = page.people
    .map(
      ({ key, name }) =>
        `<label><input type="radio" name="person" value="${escapeHtml(key)}"${key === chosen?.key ? ' checked' : ''}> ${escapeHtml(name)}</label>`,
    )
    .join('\n');
  const scopes = page.scopes
    .map(
      (scope) =>
        `<label><input type="checkbox" name="scope" value="${escapeHtml(scope)}" checked> ${escapeHtml(scope.replace(/^.*\//, ''))}</label>`,
    )
    .join('\n');
  const hidden = page.hidden
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('\n');
  return layout(
    `Sandbox consent (not ${page.service})`,
    `<p>The app <code>${escapeHtml(page.clientId)}</code> asks to read data.</p>
<form method="post" action="${escapeHtml(page.action)}">
${hidden}
<fieldset><legend>Who are you?</legend>
${people}
</fieldset>
<fieldset><legend>What may it read?</legend>
${scopes}
</fieldset>
<button class="yes" name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button>
</form>`,
    page.service,
  );
}

/** `code` is the vendor's own word for what is wrong; `detail` is the sandbox's hint to a developer. */
export function errorPage(service: string, code: string, detail: string): string {
  return layout(
    `Sandbox: access blocked (not ${service})`,
    `<p><strong>${escapeHtml(code)}</strong></p>\n<p>${escapeHtml(detail)}</p>`,
    service,
  );
}

function layout(title: string, content: string, service: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p class="note">This is a sandbox: a stand-in for trying things out, not ${service}. The people here are made up.</p>
${content}
</main>
</body>
</html>
`;
}
