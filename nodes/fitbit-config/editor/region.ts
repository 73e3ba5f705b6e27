// The country and the languages of the dialog: the default for everybody new, and the choice for somebody who connects.
import { fillCountries, ownCountry } from '../../common/editor/countries';
import { knownLanguages, languageName, nearestLanguage } from '../../common/editor/languages';
import { fillSelect } from './elements';
import { type ConfigNode, field, typed } from './fields';

/** A node that is being made gets the country and the language that its owner's browser suggests. */
export function fillRegion(node: ConfigNode): void {
  const isNew = !RED.nodes.node(node.id);
  const chosen = isNew ? ownCountry() : (node.country ?? '');
  fillCountries(field('country'), chosen, node._('fitbit-config.country.none'));
  fillDefaultLanguage(isNew ? RED.i18n.lang() : node.language);
}

/** Those that there are sentences in; English where the wish is another one. */
function fillDefaultLanguage(wish: string): void {
  fillSelect(field('language'), knownLanguages(), nearestLanguage(wish ?? ''));
}

/** Without a choice somebody new gets the default, and somebody known keeps theirs. */
export function fillNewLanguage(node: ConfigNode): void {
  const select = $('#fitbit-new-language');
  const language = languageName(typed('language'));
  const byDefault = { code: '', label: node._('fitbit-config.connect.defaultLanguage', { language }) };
  fillSelect(select, [byDefault, ...knownLanguages()], select.val() ?? '');
}
