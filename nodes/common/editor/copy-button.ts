// The button beside a field that copies what stands in it.

/** Makes the button beside a field copy what stands in it. */
export function copyFrom(selector: string): void {
  $(`${selector}-copy`).on('click', () => {
    RED.clipboard.copyText($(selector).val(), $(`${selector}-copy`));
  });
}
