// A field of the open dialog, by its name.

export const field = (name: string): JQuery => $(`#node-config-input-${name}`);
