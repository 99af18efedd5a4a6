#include "desk/remind.hpp"
#include "desk/act_at_desk.hpp"
#include "desk/reminder_letters.hpp"

namespace liaison {
namespace {

bool is_about_deadline(Step const& step) { return step.deadline.has_value(); }

/// The entry as it has to be from now on; the sequence grows with each that is sent out anew.
OnCalendars moved(OnCalendars calendars, std::optional<Date> day) {
    if (calendars.day == day) return calendars;
    calendars.sequence = calendars.sequence ? *calendars.sequence + 1 : 0;
    calendars.day = day;
    return calendars;
}

class Rounds {
public:
    Rounds(StatementCase const& at, House const& house, Instant now) : at_(at), house_(house), now_(now) {
        done_.calendars = at.reminded.calendars;
    }

    /// Steps about the deadline are one mail, any other is a mail of its own.
    void tell(std::vector<Step> const& due) {
        std::vector<Step> about_deadline;
        for (auto const& step : due) {
            if (is_about_deadline(step))
                about_deadline.push_back(step);
            else if (step.kind != StepKind::unreviewed || !post(step))
                tell_together({step});
        }
        if (!about_deadline.empty()) tell_together(about_deadline);
    }

    /// People's calendars must not go on showing what is no longer so.
    void correct_calendars(std::optional<Date> open) {
        auto const& before = done_.calendars;
        if (!before.day || before.day == open) return;
        auto const after = moved(before, open);
        if (!before.people.empty())
            done_.told.push_back({{}, compose(letter_of_move(at_, after, house_, now_), house_, now_)});
        done_.calendars = after;
    }

    [[nodiscard]] Reminding result() && { return std::move(done_); }

private:
    /// Where the desk posts by itself nobody is asked, unless it cannot be posted, or nothing proves who has sent it.
    bool post(Step const& step) {
        if (!house_.timetable.settings.auto_post || at_.record.submitter.empty()) return false;
        auto act = act_at_desk({.commands = {{Act::post, {}, "post"}}, .misunderstood = {}, .rest = {}}, at_.record, {},
                               "liaisond", house_, now_);
        if (!act.proceedings.all_done()) return false;
        done_.told.push_back({{step}, std::nullopt});
        std::ranges::move(act.proceedings.statements, std::back_inserter(done_.changes));
        std::ranges::move(act.mails, std::back_inserter(done_.of_changes));
        return true;
    }

    void tell_together(std::vector<Step> const& steps) {
        auto routing = recipients_of(steps.back(), at_, house_, now_);
        if (routing.to.empty()) {
            done_.told.push_back({steps, std::nullopt});
            return;
        }
        auto letter = letter_about(steps, at_, std::move(routing), house_, now_);
        if (steps.back().kind == StepKind::before) {
            done_.calendars = moved(done_.calendars, steps.back().deadline);
            letter.calendar = calendar_part(at_, done_.calendars, *steps.back().deadline, house_, now_);
        }
        done_.told.push_back({steps, compose(std::move(letter), house_, now_)});
    }

    StatementCase const& at_;
    House const& house_;
    Instant now_;
    Reminding done_;
};

} // namespace

Reminding remind(StatementCase const& at, House const& house, Instant now) {
    auto const planned = plan(at.record, at.reminded.progress, house.timetable, now);
    Rounds rounds{at, house, now};
    rounds.correct_calendars(open_deadline(at.record));
    rounds.tell(planned.due);
    auto result = std::move(rounds).result();
    result.next = planned.next;
    return result;
}

} // namespace liaison
