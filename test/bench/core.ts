/** What is measured of core, bundled and minified as it ships: run through a compiler at load time it is a quarter slower. */
export { createKeySource } from '../../src/core/issuers/keys';
export { hoverMarkdown } from '../../src/core/present/hover';
export { toPanelToken } from '../../src/core/present/panelView';
export { createTimeWords } from '../../src/core/present/times';
export { toTokenView } from '../../src/core/present/tokenView';
export { checkToken, rules } from '../../src/core/rules/check';
export { decodeToken } from '../../src/core/token/decode';
export { locateTokens } from '../../src/core/token/locate';
export { relocateTokens, scanTokens } from '../../src/core/token/relocate';
export { validateToken } from '../../src/core/validation/validate';
export { findInText } from '../../src/scan/findInText';
export { gather } from '../../src/scan/gather';
