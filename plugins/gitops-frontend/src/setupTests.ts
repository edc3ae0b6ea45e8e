import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A role query over the whole tab takes long on a busy machine; the tests wait on conditions, not on time.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);
