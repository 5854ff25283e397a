import terms from '../../../../../libs/contracts/src/terms/en.json';
import { catalogueFrom } from '../catalogue';

export default { ...catalogueFrom(import.meta.glob('./*.json', { eager: true, import: 'default' })), terms };
