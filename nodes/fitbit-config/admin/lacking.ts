// What the editor asks after each Deploy: the configs that run without a client secret, which it cannot know by itself.
import type { LackingAnswer } from '../../common/admin-types';
import { idInEditor } from '../../common/blind';
import { runningConfigs } from '../../common/running';
import type { ConfigNode } from '../node';

/** GET fitbit/lacking */
export async function listLacking(): Promise<LackingAnswer> {
  const lacking = runningConfigs<ConfigNode>().map(async (config) => {
    const ready = await config.ready.catch(() => null);
    return ready?.lack()?.code === 'no-client-secret' ? [idInEditor(config)] : [];
  });
  return { withoutSecret: (await Promise.all(lacking)).flat() };
}
