import reads from './reads';

export default { reads };
