/// What was told to whom. Start at [NoticeEvent].
@NullMarked
package dev.stepwise.contracts.notice;

import org.jspecify.annotations.NullMarked;
