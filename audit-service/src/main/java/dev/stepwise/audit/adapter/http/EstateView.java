package dev.stepwise.audit.adapter.http;

import dev.stepwise.audit.application.ReplayEstate;
import dev.stepwise.contracts.estate.Estate;
import java.util.Map;

/// The estate as the log knew it.
///
/// @param unreadable what cannot be replayed, each with the reason
record EstateView(MomentView moment, Estate estate, Map<String, String> unreadable) {
  static EstateView of(ReplayEstate.EstateAt replayed) {
    return new EstateView(
        MomentView.of(replayed.moment()), replayed.estate(), replayed.unreadable());
  }
}
