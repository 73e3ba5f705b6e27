// SQLite keeps all that a store promises. What only this driver has, such as files and fsyncs, is in sqlite/.
import { tempStore } from '../../support/temp-store';
import { storeContract } from './contract';

storeContract('SQLite', tempStore);
