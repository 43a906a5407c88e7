/// Who asks, and whether they may: the same in every service that answers HTTP. An endpoint names
/// the role that it needs, one of [Roles], with `@RolesAllowed`; who comes without is answered by
/// [Refusals]. Tokens are verified by the framework (MicroProfile JWT), as `mp.jwt.verify.*` says.
@NullMarked
package dev.stepwise.signin;

import org.jspecify.annotations.NullMarked;
