/// What the fictional leader of the demo says. Sentence pieces with {p} a person, {q} another, {e} an
/// engagement.
#pragma once

#include <array>
#include <string_view>

namespace thirdrow::app::demo {

using Sv = std::string_view;

struct Someone {
  Sv name, first, relation, perspective;
};
inline constexpr std::array kPeople = {
    Someone{"Maya Lindqvist", "Maya", "staff", "Careful with promises; says a lot when asked twice."},
    Someone{"Tomás Ferreira", "Tomás", "staff", "Thinks aloud, decides late, decides well."},
    Someone{"Ana Kovač", "Ana", "peer", "Runs support; hears first what went wrong."},
    Someone{"Joseph Okafor", "Joseph", "senior", "Wants the number before the story."},
    Someone{"Li Wen", "Wen", "staff", "New since spring; notices what the rest of us no longer see."},
    Someone{"Priya Raman", "Priya", "peer", "Plans in quarters, worries in weeks."},
    Someone{"Henrik Sørby", "Henrik", "customer", "Stayed with us through two bad releases."},
    Someone{"Grace Mbeki", "Grace", "staff", "Quiet in rooms, precise in writing."},
    Someone{"Élodie Marchand", "Élodie", "customer", "Says yes quickly and means it a week later."},
};

struct Work {
  Sv title, why, type;
  int began_days_ago;
};
inline constexpr std::array kWorks = {
    Work{"Moving the north office", "Nobody should notice it on the Monday after.", "project", 210},
    Work{"Weekly check-in with Maya", "She leads the team that customers meet first.", "standing", 330},
    Work{"Wen's first ninety days", "To be useful early and welcome from the start.", "onboarding", 95},
    Work{"Repairing the invoice run", "Forty customers were billed twice in one month.", "project", 60},
    Work{"Quarterly review with Joseph", "So that bad news arrives early and whole.", "standing", 300},
    Work{"Service desk, evening hours", "Promised to the southern customers for next quarter.", "project", 0},
};

inline constexpr std::array<Sv, 14> kRhythm = {"daily",  "daily",     "moment",   "weekly", "daily",
                                               "story",  "presence",  "daily",    "moment", "free",
                                               "weekly", "best_self", "contrast", "monthly"};
inline constexpr std::array<Sv, 10> kTags = {"listening", "promises", "team",     "customers", "feedback",
                                             "pace",      "hiring",   "meetings", "trust",     "delegation"};
inline constexpr std::array<Sv, 6> kOwnQuestions = {
    "What did I decide today that someone else should have decided?",
    "Who was quiet this week, and what did I do about it?",
    "Which promise am I hoping nobody remembers?",
    "What would a new colleague find odd about how I ran today?",
    "Where did I answer a question that was not asked?",
    "What did I stop someone from trying?",
};

inline constexpr std::array<Sv, 14> kTitles = {
    "A short answer to {p}, and a long evening",
    "{p} asked what we would stop doing",
    "The meeting that did not need me",
    "What {p} heard was not what I said",
    "{e}: the plan met its first Tuesday",
    "I promised {p} a date again",
    "Two minutes of silence with {p}",
    "The list {q} had already made",
    "Feedback for {p}, a week too late",
    "Calm under the third phone call",
    "{p} and {q} disagree, usefully",
    "A decision I gave away",
    "What the customer counted",
    "Fewer slides, more chairs",
};
inline constexpr std::array<Sv, 12> kHappened = {
    "In the morning round {p} said that {e} would slip, and the room looked at me instead of at the plan.",
    "{p} told me that two people had rewritten the same page because I had asked each of them.",
    "I joined the call on {e} late and spoke first anyway.",
    "{q} brought a customer's letter and read it aloud, slowly, without a comment.",
    "We spent an hour on {e} before {p} asked who it was for.",
    "{p} came to the door at six with a question that had waited since Monday.",
    "The numbers for {e} came in, and they were better than the mood.",
    "I had ten minutes with {p} and used eight of them to talk.",
    "{q} thanked {p} in front of everyone for work I had not noticed.",
    "Nobody objected to the plan for {e}, and that worried me more than an objection.",
    "{p} said no, politely and with reasons, for the first time since I have known them.",
    "A customer of {q} waited nine days for an answer that took four minutes to write.",
};
inline constexpr std::array<Sv, 10> kReacted = {
    "My first wish was to explain; I wrote the explanation down and did not send it.",
    "I asked what had made it hard, and then managed to wait for the answer.",
    "I defended the schedule for a minute and heard myself doing it.",
    "I felt hurried, said so, and the pace of the room changed.",
    "I took notes so that I would not interrupt. It helped.",
    "I offered to fix it myself, which was kind and wrong.",
    "I laughed, {p} laughed, and after that it was possible to talk about it.",
    "I said that I did not know. It cost less than I had feared.",
    "I looked at the clock, and {p} saw it.",
    "I repeated what I had understood; two of three points were right.",
};
inline constexpr std::array<Sv, 10> kLearned = {
    "What I call urgent reaches {p} as a change of direction.",
    "People bring problems early when the last one was met with a question.",
    "The promise was mine, so the apology was as well.",
    "{q} needs the reason before the task, and I keep giving it after.",
    "We are slower where I insist on being asked.",
    "It was never about the tool; nobody had agreed who answers the phone.",
    "The quiet ones had the best list.",
    "A date without a person beside it is a wish.",
    "I praise results and correct manners; {p} could use it the other way round.",
    "Half of what I carry home could be carried by someone who would enjoy it.",
};
inline constexpr std::array<Sv, 10> kNext = {
    "Tomorrow I ask {p} first and speak last.",
    "I will send one list on Monday and leave it alone until Friday.",
    "Next week {q} leads the round, and I sit by the window.",
    "I owe {p} an answer by Thursday; it is in the calendar now.",
    "I will thank {q} by name, with the example.",
    "Before the next call on {e}: who is it for, and how will they know?",
    "I will read the letter again before I answer it.",
    "One hour without a screen, with the plan for {e} on paper.",
    "I will ask what I should stop doing, and write down the first thing said.",
    "The decision is {p}'s; I only want to hear about it.",
};
inline constexpr std::array<Sv, 8> kMomentTitles = {
    "{p} corrected me in front of the customer",
    "{q} said the plan was too safe",
    "A blunt mail from {p} at seven",
    "Nobody laughed at my joke",
    "{p} had solved it without telling me",
    "The room went quiet when I came in",
    "{q} asked why we do this at all",
    "My name on a mistake that was not mine",
};
inline constexpr std::array<Sv, 6> kStoryTitles = {
    "{p} drove the spare part over", "The call that lasted until it worked", "A desk by the window for {q}",
    "{p} noticed the wrong total",   "An apology that arrived before lunch", "The handover nobody felt",
};
inline constexpr std::array<Sv, 6> kStories = {
    "The carrier had lost the part, so {p} put it on the passenger seat and drove two hours. The customer "
    "only learned "
    "of it from the mileage claim.",
    "{p} stayed on the line while the customer restarted everything, twice, and told them about the garden "
    "in between.",
    "{q} had mentioned the light once, in March. In May {p} had moved three desks without a ticket.",
    "One total in four hundred was wrong. {p} found it by reading, called the customer and asked what it had "
    "cost them.",
    "We had billed twice. {p} wrote the apology before anyone complained, and named the day it would be "
    "mended.",
    "{p} and {q} sat together for a week, so that on the Monday the phone was answered as if nothing had "
    "changed.",
};

}  // namespace thirdrow::app::demo
