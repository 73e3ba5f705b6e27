// PostgreSQL keeps all that a store promises. What only this driver has, such as other processes, is in postgres/.
import { tempPostgres } from '../../support/temp-postgres';
import { storeContract } from './contract';

storeContract('PostgreSQL', tempPostgres);
