// The link to the owner's page: of the service as it is deployed. It is shown once, by who may change flows.
import type { OwnerLink, OwnerLinkQuery } from '../../common/admin-types';
import { copyFrom } from '../../common/editor/copy-button';
import { sentenceLanguage } from '../../common/editor/languages';
import { askFor, type Dialog } from './dialog';
import { showHint } from './elements';

export function prepareOwnerLink(dialog: Dialog): void {
  const { node } = dialog;
  const body: OwnerLinkQuery = { configId: node.id };
  const [make, revoke] = [$('#fitbit-owner-make'), $('#fitbit-owner-revoke')];
  const show = (answer: OwnerLink) => {
    const { isServed, madeAt, link } = answer;
    showHint('#fitbit-owner-says', says(dialog, answer));
    showHint('#fitbit-owner-trouble', '');
    $('#fitbit-owner-link').val(link ?? '');
    $('#fitbit-owner-made').toggle(link !== null);
    make.text(node._(madeAt === null ? 'fitbit-config.owner.make' : 'fitbit-config.owner.renew'));
    make.prop('disabled', !isServed);
    revoke.toggle(madeAt !== null);
  };
  const refuse = (sentence: string) => showHint('#fitbit-owner-trouble', sentence);
  const press = (url: string) => () => askFor<OwnerLink>(dialog, { method: 'POST', url, body }, show, refuse);
  copyFrom('#fitbit-owner-link');
  make.on('click', press('fitbit/owner-link'));
  revoke.on('click', press('fitbit/owner-link/revoke'));
  show({ isServed: false, madeAt: null, link: null });
  askFor<OwnerLink>(dialog, { method: 'GET', url: 'fitbit/owner-link', query: body }, show, refuse);
}

function says({ node }: Dialog, { isServed, madeAt, link }: OwnerLink): string {
  if (!isServed) return node._('fitbit-config.owner.notServed');
  if (link !== null) return node._('fitbit-config.owner.once');
  if (madeAt === null) return node._('fitbit-config.owner.none');
  const day = new Date(madeAt).toLocaleDateString(sentenceLanguage(), { dateStyle: 'long' });
  return node._('fitbit-config.owner.since', { day });
}
