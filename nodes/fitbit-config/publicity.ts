// Serves a config's public address, and says how it stands.
import type { Node, NodeAPI } from 'node-red';
import { isMadeUp } from '../../src/clouds/registry';
import type { Engine } from '../../src/engine';
import { asTrouble, Trouble } from '../../src/sentences/trouble';
import { tellable } from '../common/guarded';
import { type PublicPlaceDef, servePublic } from '../common/public-place';

/** How the public address stands: none, served, or a Trouble's code that says why not. */
export type Publicity = 'none' | 'served' | { code: string };

export interface PublicAddress {
  /** Never rejects. */
  publicity: Promise<Publicity>;
  /** Ends it, once it is known how it stands; `returns`: a Deploy does it. */
  end(returns: boolean): Promise<void>;
}

/** The fields as the config node has them. */
export function openPublicAddress(
  RED: NodeAPI,
  node: Node & { cloud: string; clientId: string; publicBase: string; editorOpen: boolean },
  def: PublicPlaceDef & { cloud: string },
  engine: Promise<Engine>,
): PublicAddress {
  let unserve: (returns: boolean) => void = () => undefined;

  async function open(opened: Engine): Promise<Publicity> {
    if (!def.publicAddress?.trim() || isMadeUp(def.cloud)) return 'none';
    try {
      const stop = await servePublic(RED, opened, def);
      const { cloud, clientId, publicBase: base } = node;
      const takeBack = opened.web.addPublicBase(base);
      const closeOwnerPage = opened.web.ownerPages.open({ cloud, clientId, base });
      unserve = (returns) => {
        takeBack();
        closeOwnerPage(returns);
        stop(returns);
      };
      if (node.editorOpen)
        node.warn(tellable(RED, new Trouble('web-editor-open', 'web.editor-open')).message);
      return 'served';
    } catch (error) {
      node.error(tellable(RED, error));
      return { code: asTrouble(error).code };
    }
  }

  // An engine that never came up has told why already.
  const publicity = engine.then(open, (error: unknown): Publicity => ({ code: asTrouble(error).code }));
  return {
    publicity,
    // Waits for the port: one that opened only later would never be released.
    end: (returns) => publicity.then(() => unserve(returns)),
  };
}
